/** Common options of the page builders. */
export interface ReportOptions {
  /** Called before each step that takes seconds (default: none). */
  readonly onProgress?: (text: string) => void;
  /** Path of the page, as the base of links to other pages (default report.html in the directory). */
  readonly file?: string;
}
