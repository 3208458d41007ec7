import "./shared/page.css";
import "./reproduction-page.css";
import { elementById } from "./shared/element.ts";
import { setUpPage } from "./shared/page.ts";

/** Shows the experiment and the verdicts selected by the filters. */
function applyFilters(): void {
  const { value: wanted } = elementById("experiment", HTMLSelectElement);
  const boxes = document.querySelectorAll<HTMLInputElement>('input[name="verdict"]:checked');
  const verdicts = new Set([...boxes].map(({ value }) => value));
  let shown = 0;
  let all = 0;
  for (const section of document.querySelectorAll<HTMLElement>(".experiment")) {
    let left = 0;
    for (const row of section.querySelectorAll<HTMLElement>("tr[data-verdict]")) {
      all++;
      row.hidden = !verdicts.has(row.dataset.verdict ?? "");
      if (!row.hidden) left++;
    }
    section.hidden = left === 0 || (wanted !== "" && section.id !== wanted);
    if (!section.hidden) shown += left;
  }
  elementById("overview").hidden = wanted !== "";
  elementById("shown").textContent = `${shown} of ${all} measures`;
}

setUpPage();
elementById("filters").addEventListener("change", applyFilters);
elementById("filters").addEventListener("submit", (event) => event.preventDefault());
applyFilters();
