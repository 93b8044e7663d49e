import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { doorHomes } from './doors.ts';

/** A door that the reader's roles do not open. */
export function NotOpen() {
  const t = useTexts();
  const { me } = useReader();
  return (
    <div className="lone">
      <PageHead title={t('notOpenTitle')} />
      <p>{t('notOpenBody', { name: me?.person.name ?? '' })}</p>
      <div className="form-acts">
        {doorHomes
          .filter(({ door }) => door === 'store' || me?.doors.includes(door))
          .map(({ door, href, name }) => (
            <LinkButton key={door} href={href}>
              {t(name)}
            </LinkButton>
          ))}
      </div>
    </div>
  );
}
