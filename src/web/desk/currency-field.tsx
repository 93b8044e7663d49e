import type { Store } from '../../business/accounts/terms/seller.ts';
import { CURRENCIES } from '../../kernel/currency.ts';
import { locales } from '../../texts/languages.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { type Bound, type FieldProps, SelectField } from '../ui/field.tsx';
import { settingsApi } from './desk-paths.ts';

/** The currencies that the vendor's stores sell in. */
export function useCurrencies(): readonly string[] {
  const { may } = useReader();
  const { body } = useReply<{ readonly items: readonly Store[] }>(may('seller.read') ? settingsApi.stores() : null);
  return [...new Set((body?.items ?? []).flatMap(({ currencies }) => currencies))];
}

/** The name of a currency in the reader's language. */
export function useCurrencyName(): (code: string) => string {
  const { language } = useReader();
  const names = new Intl.DisplayNames(locales[language], { type: 'currency' });
  return (code) => names.of(code) ?? code;
}

/** A currency: those of the stores first, then every other one by its code. */
export function CurrencyField({ without = [], ...props }: FieldProps & Bound & { without?: readonly string[] }) {
  const t = useTexts('desk-catalogue');
  const own = useCurrencies();
  const name = useCurrencyName();
  const codes = [...own, ...CURRENCIES.filter((code) => !own.includes(code))].filter((code) => !without.includes(code));
  const options = codes.map((code) => ({ value: code, label: `${code}, ${name(code)}` }));
  return <SelectField {...props} options={options} empty={t('currencyChoose')} />;
}
