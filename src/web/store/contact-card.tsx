import './store.css';
import { locales } from '../../texts/languages.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Icon } from '../ui/icon.tsx';
import { telephone } from '../ui/telephone.ts';
import type { StoreContact } from './replies.ts';

/** Who answers and within which time: on every page where something is decided, whatever the quantity. */
export function ContactCard({ contact, title }: { contact: StoreContact; title?: string }) {
  const t = useTexts('store');
  return (
    <section className="panel sum who" aria-label={title ?? t('contactTitle')}>
      <h2 className="small muted who-title">{title ?? t('contactTitle')}</h2>
      <p>
        <span className="strong">{contact.name}</span>
        <br />
        <span className="muted">
          <AnswerTime contact={contact} />
        </span>
      </p>
      <p>
        {contact.phone && (
          <a href={telephone(contact.phone)}>
            <Icon name="phone" />
            {contact.phone}
          </a>
        )}
        {contact.email && (
          <a href={`mailto:${contact.email}`}>
            <Icon name="mail" />
            {contact.email}
          </a>
        )}
      </p>
    </section>
  );
}

function AnswerTime({ contact }: { contact: StoreContact }) {
  const t = useTexts('store');
  const { language } = useReader();
  const { role, answerMinutes: minutes, workingHours, zone } = contact;
  const promise =
    minutes % 60 === 0
      ? t('contactAnswersHours', { role, hours: minutes / 60 })
      : t('contactAnswersMinutes', { role, minutes });
  return (
    <>
      {promise}
      <br />
      {t('contactHours', {
        days: weekdays(workingHours.workdays, locales[language]),
        opens: workingHours.opens,
        closes: workingHours.closes,
        zone: zoneName(zone, locales[language]),
      })}
    </>
  );
}

/** 1 to 5 as "Mon–Fri", anything with gaps as its days. */
function weekdays(days: readonly number[], locale: string): string {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 4 January 2026 was a Sunday, so that the 5th is day 1.
  const names = days.map((day) => name.format(new Date(Date.UTC(2026, 0, 4 + day))));
  const unbroken = days.every((day, index) => index === 0 || day === days[index - 1]! + 1);
  return unbroken && names.length > 2 ? `${names[0]}\u2013${names.at(-1)}` : names.join(', ');
}

function zoneName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
