import { useReader } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';

/** The vendor's name as the way home; his colour is in the mark. */
export function Vendor({ href }: { href: string }) {
  const { seller } = useReader();
  return (
    <Anchor className="vendor" href={href}>
      <i aria-hidden="true" />
      {seller.name}
    </Anchor>
  );
}
