import { useTexts } from '../reader.tsx';

/** Where text will stand while it is fetched: lines of the same height, so that nothing jumps. */
export function Skeleton({ lines = 3, height }: { lines?: number; height?: string }) {
  const t = useTexts();
  return (
    <div className="skeleton" role="status">
      <span className="sr">{t('loading')}</span>
      {height ? (
        <i style={{ height, width: '100%' }} />
      ) : (
        Array.from({ length: lines }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton are all alike
          <i key={index} style={{ width: `${[92, 74, 85, 60][index % 4]}%` }} />
        ))
      )}
    </div>
  );
}
