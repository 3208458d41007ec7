/** What every builder of a page takes beside its directory. */
export interface ReportOptions {
  /** Told of what takes seconds, before it begins (default: nobody). */
  readonly onProgress?: (text: string) => void;
  /** Where the page will stand: links to other pages start there (default report.html in the directory). */
  readonly file?: string;
}
