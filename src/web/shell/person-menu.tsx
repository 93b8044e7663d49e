import { languageNames } from '../../texts/languages.ts';
import { send } from '../api.ts';
import { api, web } from '../paths.ts';
import { type SignedIn, useReader, useTexts } from '../reader.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Menu, MenuAction, MenuLink, MenuRow } from '../ui/menu.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import { useActFor } from './act-for.ts';
import { doorHomes } from './doors.ts';

/** Who is signed in, the doors open to him, how the page speaks and looks, and the way out. */
export function PersonMenu() {
  const t = useTexts();
  const { me, language, currency } = useReader();
  const leave = async () => {
    await send('POST', api.signOut());
    location.assign(web.store.home());
  };
  return (
    <Menu label={me ? me.person.name : `${languageNames[language]}, ${currency}`} quiet={!me}>
      {me && (
        <MenuRow>
          <span className="strong">{me.person.name}</span>
          <span className="small muted">{me.person.email}</span>
        </MenuRow>
      )}
      {me &&
        doorHomes
          .filter(({ door }) => door === 'store' || me.doors.includes(door))
          .map(({ door, href, name }) => (
            <MenuLink key={door} href={href}>
              {t(name)}
            </MenuLink>
          ))}
      {me && <Places me={me} />}
      {me?.doors.includes('portal') && <MenuLink href={web.portal.settings()}>{t('settings')}</MenuLink>}
      {me?.doors.includes('desk') && <MenuLink href={web.desk.settings()}>{t('settings')}</MenuLink>}
      <MenuRow>
        <LanguageSwitch />
        <ThemeSwitch />
      </MenuRow>
      {me ? (
        <button type="button" className="menu-item" onClick={() => void leave()}>
          {t('signOut')}
        </button>
      ) : (
        <MenuLink href={web.signIn()}>{t('signIn')}</MenuLink>
      )}
    </Menu>
  );
}

/** The other companies he can act for, and the vendor's desk where he works there too. */
function Places({ me }: { me: SignedIn }) {
  const t = useTexts();
  const { actFor, problem } = useActFor();
  return (
    <>
      {me.memberships
        .filter(({ accountId }) => accountId !== me.activeAccountId)
        .map(({ accountId, company }) => (
          <MenuAction key={accountId} onClick={() => actFor(accountId)}>
            {t('actFor', { company })}
          </MenuAction>
        ))}
      {me.worksForVendor && me.activeAccountId !== null && (
        <MenuAction onClick={() => actFor(null)}>{t('actAtDeskDo')}</MenuAction>
      )}
      {problem && (
        <MenuRow>
          <span className="small">{problem.title}</span>
        </MenuRow>
      )}
    </>
  );
}
