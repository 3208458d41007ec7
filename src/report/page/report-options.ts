/** What every builder of a page takes beside its directory. */
export interface ReportOptions {
  /** Told of what takes seconds, before it begins (default: nobody). */
  readonly onProgress?: (text: string) => void;
}
