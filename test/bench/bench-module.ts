/** A module of bench/, which is plain JavaScript: its types are checked there, and repeated by who imports it here. */
export async function benchModule<Exports>(name: string): Promise<Exports> {
  return (await import(new URL(`../../bench/${name}`, import.meta.url).href)) as Exports;
}
