/** How far from what is shown a picture is drawn already, so that nobody meets an empty place. */
const rootMargin = "50% 0px";

/** Does some work when the browser has nothing else to do; Safari cannot say when that is. */
function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 300);
}

/** A picture that is drawn when it is looked at. */
export interface DrawnInView {
  /** Draws it as things are now: at once where it is near what is shown, otherwise when it comes there. */
  draw(): void;
  /** Whether what is on the page is what was last asked for. */
  isDrawn(): boolean;
}

/**
 * A page opens faster, and answers faster, when it leaves out what is far below. What was never drawn is drawn when
 * the browser has nothing else to do, for pictures of the whole page; paper has everything.
 */
export function drawnInView(element: Element, draw: () => void): DrawnInView {
  let isNear = false;
  let isDue = false;
  let isFirst = true;
  const drawDue = () => {
    if (!isDue) return;
    isDue = false;
    draw();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      isNear = entries[entries.length - 1].isIntersecting;
      if (isNear) drawDue();
    },
    { rootMargin },
  );
  observer.observe(element);
  addEventListener("beforeprint", drawDue);
  return {
    draw: () => {
      isDue = true;
      if (isNear) drawDue();
      else if (isFirst) whenIdle(drawDue);
      isFirst = false;
    },
    isDrawn: () => !isDue,
  };
}

/**
 * Work that is done once the browser has shown what was done before, however often it was asked for: what
 * answers the reader comes first, pictures that follow from it come after it.
 */
export function afterPaint(work: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isWaiting = false;
        work();
      }),
    );
  };
}
