/**
 * Work that nobody waits for: it is done once the next frame is on screen, so that no key press has to wait for it, and
 * reads a layout that the browser has made already.
 */
export interface AfterPaint {
  /** Asks for the work; asked for again before it is done, it is done once. */
  soon(): void;
  cancel(): void;
}

/** @param everyMs the shortest time from one doing to the next; what is asked for before is done then. */
export function afterPaint(work: () => void, everyMs = 0): AfterPaint {
  const { port1, port2 } = new MessageChannel();
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  const done = () => {
    if (!isAsked) return;
    isAsked = false;
    lastAt = performance.now();
    work();
  };
  const afterFrame = () => {
    frame = requestAnimationFrame(() => port2.postMessage(null));
  };
  port1.onmessage = done;
  return {
    soon() {
      if (isAsked) return;
      isAsked = true;
      const wait = lastAt + everyMs - performance.now();
      if (wait > 0) timer = setTimeout(afterFrame, wait);
      else afterFrame();
    },
    cancel() {
      isAsked = false;
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      port1.close();
    },
  };
}
