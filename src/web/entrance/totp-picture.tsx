import { encode } from 'uqr';

/** Space around the squares, in squares: the picture cannot be read with less (ISO/IEC 18004). */
const QUIET = 4;

/** The authenticator's address as a QR picture, drawn here: the secret goes to no other server. */
export default function TotpPicture({ uri, label }: { uri: string; label: string }) {
  const { data, size } = encode(uri, { ecc: 'M', border: QUIET });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    // Dark on light in both appearances: many cameras read no other.
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="white" />
      <path d={squares.join('')} fill="black" />
    </svg>
  );
}
