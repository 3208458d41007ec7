/** Imports a module of bench/, plain JavaScript: its types are checked there and repeated at the import. */
export async function benchModule<Exports>(name: string): Promise<Exports> {
  return (await import(new URL(`../../bench/${name}`, import.meta.url).href)) as Exports;
}
