import { Markup } from "./html.ts";

/**
 * Data as JSON in a script element that the browser does not run. Escapes `<`, which could end the element;
 * JSON parsers read the escape as `<`.
 */
export function inlineJson(id: string, data: unknown): Markup {
  return new Markup(
    `<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`,
  );
}

/** A script in the page. esbuild escapes `</script` in its bundles. */
export function inlineScript(source: string): Markup {
  return new Markup(`<script>${source}</script>`);
}

/** A style sheet in the page. */
export function inlineStyle(source: string): Markup {
  return new Markup(`<style>${source}</style>`);
}
