import { describe, expect, it } from 'vitest';
import { createDetection, type DetectionThread } from '../../../client/proposals/detection.ts';
import { createDetectionWork, type DetectAnswer, type DetectRequest } from '../../../client/proposals/detectionWork.ts';

interface Block {
  type: string;
  text: string;
}
const paragraph = (text: string): Block => ({ type: 'paragraph', text });

/** A thread that answers when the test lets it. */
class SlowThread implements DetectionThread {
  onmessage: DetectionThread['onmessage'] = null;
  onerror: DetectionThread['onerror'] = null;
  readonly asked: DetectRequest[] = [];
  readonly answered: DetectAnswer[] = [];
  isOver = false;
  private readonly work = createDetectionWork();

  postMessage(request: DetectRequest): void {
    this.asked.push(structuredClone(request));
  }

  answer(): void {
    const request = this.asked[this.answered.length];
    if (!request) throw new Error('nothing was asked');
    const data = this.work(request);
    this.answered.push(data);
    this.onmessage?.({ data } as MessageEvent<DetectAnswer>);
  }

  terminate(): void {
    this.isOver = true;
  }
}

function detecting(language = 'en') {
  const thread = new SlowThread();
  const heard: string[] = [];
  const detection = createDetection<Block>(
    thread,
    language,
    () => void heard.push('found'),
    () => void heard.push('failed'),
  );
  return { thread, detection, heard };
}

const FIRST = paragraph('It cost £3m.');
const SECOND = paragraph('She left in 2019.');

describe('[R-DETECT-7] the thread that detects', () => {
  it('is sent each block once, and answers for those whose marks changed', () => {
    const { thread, detection, heard } = detecting();
    detection.read([FIRST, SECOND]);
    expect(detection.marksOf(FIRST)).toBeNull();
    thread.answer();
    expect(detection.marksOf(FIRST)).toEqual([{ kind: 'money', start: 8, end: 11 }]);
    const changed = paragraph('She left in 2020.');
    detection.read([FIRST, changed]);
    thread.answer();
    expect(thread.asked[1]?.fresh.map(({ text }) => text)).toEqual(['She left in 2020.']);
    expect(thread.answered[1]?.changed.map(([id]) => id)).toEqual([detection.idOf(changed)]);
    expect(detection.marksOf(changed)).toEqual([{ kind: 'date', start: 12, end: 16 }]);
    expect(heard).toEqual(['found', 'found']);
  });

  it('is asked one thing at a time: what is typed meanwhile is one further question, about the last of it', () => {
    const { thread, detection } = detecting();
    detection.read([FIRST]);
    detection.read([FIRST, paragraph('It was 2')]);
    detection.read([FIRST, SECOND]);
    expect(thread.asked).toHaveLength(1);
    thread.answer();
    expect(thread.asked).toHaveLength(2);
    expect(thread.asked[1]?.fresh.map(({ text }) => text)).toEqual([SECOND.text]);
  });

  it('is sent a block again that left the article and came back', () => {
    const { thread, detection } = detecting();
    for (const blocks of [[FIRST, SECOND], [FIRST], [FIRST, SECOND]]) {
      detection.read(blocks);
      thread.answer();
    }
    expect(detection.marksOf(SECOND)).toHaveLength(1);
    expect(thread.asked[2]?.fresh.map(({ text }) => text)).toEqual([SECOND.text]);
  });

  it('names the block of a dropped hedge by its number', () => {
    const { thread, detection } = detecting();
    const lead = { type: 'headline', text: 'Captain ignored storm warning' };
    const body = paragraph('The captain allegedly ignored a storm warning.');
    detection.read([FIRST, lead, body]);
    thread.answer();
    const drift = detection.marksOf(lead)?.find((mark) => mark.drift)?.drift;
    expect(detection.blockOf(drift?.block ?? 0)).toBe(body);
  });

  it('tells when it fails, and is ended with the screen', () => {
    const { thread, detection, heard } = detecting();
    thread.onerror?.({} as ErrorEvent);
    detection.read([FIRST]);
    detection.close();
    expect(thread.isOver).toBe(true);
    expect(() => thread.answer()).not.toThrow();
    expect(heard).toEqual(['failed']);
  });
});
