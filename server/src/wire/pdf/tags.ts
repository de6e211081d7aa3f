/** What a piece of a paper is, for whoever hears it (ISO 32000-1, 14.8.4). */
export type Part = 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

const holders: ReadonlySet<string> = new Set<Part>(['Table', 'TR']);

/** The tree of a paper's parts, in the order in which they are read aloud. */
export interface Tags {
  /** What is drawn belongs to a part of this kind, or to the one that is open already. */
  draw(kind: Part, work: () => void): void;
  /** All that is drawn meanwhile is one part, also over a page's end. */
  within(kind: Part, work: () => void): void;
  /** For eyes alone: lines between rows. */
  ornament(work: () => void): void;
  /** A picture that is a link, with what is said in its place. */
  link(place: Square, address: string, alt: string, work: () => void): void;
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export function openTags(document: PDFKit.PDFDocument): Tags {
  const root = document.struct('Document');
  document.addStructure(root);
  const open: { readonly kind: Part | 'Document'; readonly element: typeof root }[] = [
    { kind: 'Document', element: root },
  ];
  const innermost = () => open.at(-1) ?? { kind: 'Document' as const, element: root };
  const mark = (element: typeof root, kind: Part | 'Span' | 'Figure', work: () => void): void => {
    element.add(document.markStructureContent(kind));
    work();
    document.endMarkedContent();
  };
  const within = (kind: Part, work: () => void): void => {
    const scope = kind === 'TH' ? { scope: 'Row' } : {};
    const element = document.struct(kind, scope as PDFKit.Mixins.StructureElementOptions);
    const { element: parent } = innermost();
    open.push({ kind, element });
    work();
    open.pop();
    parent.add(element);
    element.end();
  };
  return {
    within,
    draw(kind, work) {
      const { kind: around, element } = innermost();
      const isOpen = around !== 'Document' && !holders.has(around);
      if (isOpen) mark(element, 'Span', work);
      else within(kind, () => mark(innermost().element, kind, work));
    },
    ornament(work) {
      document.markContent('Artifact', { type: 'Layout' });
      work();
      document.endMarkedContent();
    },
    link({ x, y, width }, address, alt, work) {
      const figure = document.struct('Figure', {
        alt,
        bbox: [x, y, x + width, y + width],
      } as PDFKit.Mixins.StructureElementOptions);
      mark(figure, 'Figure', work);
      const link = document.struct('Link', { alt });
      link.add(figure);
      // A plain string would be written as a name of the format.
      const described: object = { structParent: link, Contents: new String(alt) };
      document.link(x, y, width, width, address, described);
      innermost().element.add(link);
      link.end();
    },
  };
}
