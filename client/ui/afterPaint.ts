/**
 * Work that nobody waits for: it is done once the next frame is on screen, so that no key press has to wait for it, and
 * reads a layout that the browser has made already.
 */
export interface AfterPaint {
  /** Asks for the work; asked for again before it is done, it is done once. */
  soon(): void;
  cancel(): void;
}

export function afterPaint(work: () => void): AfterPaint {
  const { port1, port2 } = new MessageChannel();
  let frame = 0;
  let isAsked = false;
  const done = () => {
    if (!isAsked) return;
    isAsked = false;
    work();
  };
  port1.onmessage = done;
  return {
    soon() {
      if (isAsked) return;
      isAsked = true;
      frame = requestAnimationFrame(() => port2.postMessage(null));
    },
    cancel() {
      isAsked = false;
      cancelAnimationFrame(frame);
      port1.close();
    },
  };
}
