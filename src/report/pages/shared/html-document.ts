import { version } from "../../../version.ts";
import { browserBundle, type ClientBundle } from "./browser-bundle.ts";
import { html, type Markup } from "./html.ts";
import { inlineJson, inlineScript, inlineStyle } from "./inline-script.ts";

export interface HtmlDocumentOptions {
  /** Heading and title of the page. */
  readonly title: string;
  /** Kind of page, in a small line above the heading, for example `run`. */
  readonly kind: string;
  /** Introduction below the heading (default none). */
  readonly lead?: Markup;
  /** The sections of the page. */
  readonly main: Markup;
  /** Plain data for `pageData` in the script of the page. */
  readonly data: unknown;
  /** Script of the page: a file of `src/report/browser` without its extension. */
  readonly script: string;
}

/** Makes the browser refuse any request: allows only data URIs for pictures and the inline scripts. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * One self-contained HTML file.
 * @throws AgopError INTERNAL if the script of the page has not been built.
 */
export async function htmlDocument(options: HtmlDocumentOptions): Promise<string> {
  return documentOf(options, await browserBundle(options.script)).text;
}

function documentOf({ title, kind, lead, main, data }: HtmlDocumentOptions, bundle: ClientBundle): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="agop ${version}">
<meta name="color-scheme" content="light dark">
<title>${title} · agop</title>
${inlineStyle(bundle.style)}
</head>
<body>
<a class="skip-link" href="#main">Skip to the content</a>
<header class="page-header">
<div class="page-heading"><p class="kind">${kind}</p><h1>${title}</h1></div>
<button type="button" class="theme-toggle" id="theme-toggle" hidden>Dark colours</button>
${lead}
</header>
<main id="main" tabindex="-1">
<noscript><p class="note">The pictures of this page are drawn by its script, which your browser does not run.</p></noscript>
${main}
</main>
<footer class="page-footer"><p>Made by agop ${version}.</p></footer>
${inlineJson("page-data", data)}
${inlineScript(bundle.script)}
</body>
</html>
`;
}
