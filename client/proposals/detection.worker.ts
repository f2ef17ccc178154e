/** The thread in which detection runs, so that no key press waits for it. */
import { createDetectionWork, type DetectRequest } from './detectionWork.ts';

const work = createDetectionWork();
addEventListener('message', ({ data }: MessageEvent<DetectRequest>) => postMessage(work(data)));
