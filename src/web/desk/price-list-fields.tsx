import { useReader, useTexts } from '../reader.tsx';
import { DateField, TextField } from '../ui/field.tsx';
import type { FormState } from '../ui/form-state.ts';
import { AudienceField, kindOfAudience } from './audience-field.tsx';
import { CurrencyField } from './currency-field.tsx';
import { dayIn } from './lead-words.ts';

/** The header of a list as a form holds it; the kind follows from the audience. */
export type HeaderValues = {
  readonly name: string;
  readonly audience: string;
  readonly currency: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** The header as the server takes it. */
export function headerOf(values: HeaderValues) {
  const { name, audience, currency, startsOn, endsOn } = values;
  return { name: name.trim(), kind: kindOfAudience(audience), audience, currency, startsOn, endsOn: endsOn || null };
}

/** What must stand in the header before anything is sent. */
export function useHeaderChecks() {
  const t = useTexts('desk-catalogue');
  return {
    name: (value: string) => (value.trim() ? null : t('listNameNeeded')),
    audience: (value: string) => (value.endsWith(':') ? t('audienceNeeded') : null),
    currency: (value: string) => (value ? null : t('currencyChoose')),
    startsOn: (value: string) => (value ? null : t('listDayNeeded')),
    endsOn: (value: string, values: HeaderValues) =>
      value && values.startsOn && value <= values.startsOn ? t('listEndsAfter') : null,
  };
}

/** The day on the vendor's calendar. */
export function useToday(): string {
  const { seller } = useReader();
  return dayIn(seller.timeZone, Date.now());
}

export function PriceListFields<V extends HeaderValues>({ form }: { form: FormState<V> }) {
  const t = useTexts('desk-catalogue');
  return (
    <>
      <TextField {...form.field('name')} label={t('listName')} hint={t('listNameHint')} autoComplete="off" />
      <AudienceField {...form.field('audience')} />
      <CurrencyField {...form.field('currency')} label={t('currency')} />
      <div className="pair">
        <DateField {...form.field('startsOn')} label={t('dayStarts')} hint={t('dayStartsHint')} />
        <DateField {...form.field('endsOn')} label={t('dayEnds')} hint={t('dayEndsHint')} optional />
      </div>
    </>
  );
}
