/** A QR code, drawn here: what it says goes to no other host. */
import { useMemo } from 'react';
import { encode } from 'uqr';

export interface QrCodeProps {
  text: string;
  /** What it is, for who does not see it. */
  label: string;
}

/** Modules of white around it, without which readers do not find it. */
const BORDER = 4;

export function QrCode({ text, label }: QrCodeProps) {
  const { path, size } = useMemo(() => {
    const drawn = encode(text, { ecc: 'M', border: BORDER });
    const dark = drawn.data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: dark.join(''), size: drawn.size };
  }, [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
