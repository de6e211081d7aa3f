import { drawable, type Paper } from '#wire/pdf';

const margin = 56;
const leading = 1.4;
const nameWidth = 130;
const soft = '#56635f';
const hairline = '#cfd8d4';
const harbour = '#0a5f5a';

/** Text down a paper, from page to page. */
export interface Flow {
  heading(text: string, size?: number): void;
  text(text: string, look?: { readonly isSoft?: boolean; readonly size?: number }): void;
  row(name: string, content: string | null | undefined): void;
  gap(points: number): void;
}

/** Begins at the top of a paper; what somebody wrote is drawn as far as our fonts go. */
export function openFlow(paper: Paper): Flow {
  let y = margin;
  const width = paper.width - 2 * margin;
  const room = (points: number): void => {
    if (y + points <= paper.height - margin) return;
    paper.turn();
    y = margin;
  };
  const write = (text: string, size: number, colour?: string): void => {
    for (const part of drawable(text).split(/\r?\n/)) {
      for (const line of paper.lines(part, width, size)) {
        room(size * leading);
        y = paper.write(line, { x: margin, y, width }, { size, ...(colour ? { colour } : {}) });
      }
    }
  };
  return {
    heading(text, size = 13) {
      room(4 * size);
      y += size * 0.8;
      paper.part(size > 13 ? 'H1' : 'H2', () => write(text, size, harbour));
      paper.rule({ x: margin, y: y + 2, width }, hairline);
      y += 8;
    },
    text: (text, { isSoft = false, size = 10 } = {}) =>
      paper.part('P', () => write(text, size, isSoft ? soft : undefined)),
    row(name, content) {
      if (!content) return;
      const beside = { x: margin + nameWidth, width: width - nameWidth };
      const lines = paper.lines(drawable(content), beside.width, 10);
      room(10 * leading);
      paper.part('P', () => {
        paper.write(name, { x: margin, y, width: nameWidth - 8 }, { size: 10, colour: soft });
        for (const line of lines) {
          room(10 * leading);
          y = paper.write(line, { ...beside, y }, { size: 10 });
        }
      });
      y += 2;
    },
    gap(points) {
      y += points;
    },
  };
}
