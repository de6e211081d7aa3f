import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Points from the left and from the bottom of its page. */
interface Box {
  readonly what: string;
  readonly page: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Small enough for no eye to see. */
const slack = 0.5;
/** Where nothing is written, so that every printer prints all of it. */
const edge = 28;

/**
 * What of a PDF nobody could read: texts that stand upon each other or upon a code, or beyond the
 * edge of their page, as an independent reader finds them; none where all is well.
 */
export async function misplacedIn(bytes: Buffer): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const wrong: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const [{ items }, links] = await Promise.all([page.getTextContent(), page.getAnnotations()]);
    const texts = items.flatMap((item): Box[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const box = { left: x, bottom: y, right: x + item.width, top: y + item.height * 0.7 };
      return [{ what: item.str, page: number, ...box }];
    });
    const codes = links.map(({ rect: [x = 0, y = 0, to = 0, up = 0] }: { rect: number[] }): Box => {
      return { what: 'the code', page: number, left: x, bottom: y, right: to, top: up };
    });
    const boxes = [...texts, ...codes];
    const inside = {
      left: left + edge,
      bottom: bottom + edge,
      right: right - edge,
      top: top - edge,
    };
    for (const [at, one] of boxes.entries()) {
      if (!isWithin(one, inside)) wrong.push(`${one.what} stands beyond the edge`);
      for (const other of boxes.slice(at + 1)) {
        if (areUpon(one, other)) wrong.push(`${one.what} stands upon ${other.what}`);
      }
    }
  }
  await loading.destroy();
  return wrong;
}

type Sides = Pick<Box, 'left' | 'bottom' | 'right' | 'top'>;

function isWithin(one: Sides, other: Sides): boolean {
  return (
    one.left >= other.left &&
    one.bottom >= other.bottom &&
    one.right <= other.right &&
    one.top <= other.top
  );
}

function areUpon(one: Sides, other: Sides): boolean {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom);
  return wide > slack && high > slack;
}
