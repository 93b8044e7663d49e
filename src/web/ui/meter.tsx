/** How much of something is used, 0 to 1; more than 1 is full. The figures stand beside it in words. */
export function Meter({ share, tone }: { share: number; tone?: 'warn' | 'neg' | undefined }) {
  return (
    <div className="meter" aria-hidden="true">
      <i className={tone} style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </div>
  );
}
