import { elementById } from "../shared/element.ts";

/** Milliseconds between two iterations while they play. */
const frameTime = 160;

/** The slider over the iterations of the page, with a button that plays them. */
export class IterationSlider {
  readonly #positions: readonly number[];
  readonly #listeners: ((iteration: number) => void)[] = [];
  readonly #input = elementById("iteration", HTMLInputElement);
  readonly #play = elementById("play");
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param positions Iterations, ascending. */
  constructor(positions: readonly number[]) {
    this.#positions = positions;
    this.#input.max = String(positions.length - 1);
    this.#input.value = this.#input.max;
    this.#input.addEventListener("input", () => {
      this.#pause();
      this.#changed();
    });
    this.#play.addEventListener("click", () => (this.#timer === undefined ? this.#start() : this.#pause()));
    this.#play.toggleAttribute("disabled", positions.length < 2);
    this.#tell();
  }

  get iteration(): number {
    return this.#positions[Number(this.#input.value)];
  }

  onChange(listener: (iteration: number) => void): void {
    this.#listeners.push(listener);
  }

  #changed(): void {
    this.#tell();
    for (const listener of this.#listeners) listener(this.iteration);
  }

  #tell(): void {
    const last = this.#positions[this.#positions.length - 1];
    elementById("iteration-shown").textContent = `${this.iteration} of ${last}`;
    this.#input.setAttribute("aria-valuetext", `iteration ${this.iteration} of ${last}`);
  }

  #start(): void {
    if (this.#input.value === this.#input.max) this.#input.value = "0";
    this.#play.textContent = "Pause";
    this.#timer = setInterval(() => {
      this.#input.stepUp();
      this.#changed();
      if (this.#input.value === this.#input.max) this.#pause();
    }, frameTime);
    this.#changed();
  }

  #pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#play.textContent = "Play";
  }
}
