/** Draw pictures this far outside the view, so that no reader meets an empty frame. */
const rootMargin = "50% 0px";

/** A picture drawn on demand. */
export interface DrawnInView {
  /** Requests a drawing: at once near the view, else on scrolling there. */
  draw(): void;
  /** Whether the last request has been drawn. */
  isDrawn(): boolean;
}

/** Defer pictures far below: the page opens and reacts faster. Printing draws all. */
export function drawnInView(element: Element, draw: () => void): DrawnInView {
  let isNear = false;
  let isDue = false;
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
