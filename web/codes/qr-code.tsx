import type { ReactNode } from 'react';
import { encode } from 'uqr';

interface QrCodeProps {
  readonly content: string;
  readonly label: string;
  readonly className: string;
}

/** Black on white whatever the theme, with the quiet zone of four that scanners want. */
export function QrCode({ content, label, className }: QrCodeProps): ReactNode {
  const { data, size } = encode(content, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      data-content={content}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={dark.join('')} />
    </svg>
  );
}
