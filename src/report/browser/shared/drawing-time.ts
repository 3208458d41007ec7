/** Draw pictures this far outside the view, so that no reader meets an empty frame. */
const rootMargin = "50% 0px";

/** Does some work when the browser has nothing else to do; Safari cannot say when that is. */
function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 300);
}

/** A picture that is drawn when it is looked at. */
export interface DrawnInView {
  /** Requests a drawing: at once near the view, else on scrolling there. */
  draw(): void;
  /** Whether the last request has been drawn. */
  isDrawn(): boolean;
}

/**
 * A page opens faster, and answers faster, when it leaves out what is far below. What was never drawn
 * is drawn when the browser has nothing else to do, for pictures of the whole page; paper has everything.
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
 * Runs work once, after the next paint, however often it is requested: the reader's input shows first, the
 * dependent pictures follow.
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
