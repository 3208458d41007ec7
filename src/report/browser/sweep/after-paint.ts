/**
 * A function that does its work when the browser has shown what was done before, and once however often it was called: what answers the
 * reader comes first, and pictures that follow from it after it.
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
