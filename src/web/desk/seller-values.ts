import type { Bank, Seller, SellerChange, VatRegistration } from '../../business/accounts/terms/seller.ts';

/** As many rows as the server takes; those that are empty are not shown and not sent. */
export const mostBanks = 20;
export const mostRegistrations = 40;

export const bankFields = ['name', 'holder', 'iban', 'bic', 'currency'] as const satisfies readonly (keyof Bank)[];
export const vatFields = ['country', 'vatId'] as const satisfies readonly (keyof VatRegistration)[];
const addressFields = ['line1', 'line2', 'postalCode', 'city', 'region'] as const;

/** The seller as the fields hold it; names are the pointers into the body. */
export type SellerValues = Readonly<Record<string, string>>;

type Row = Readonly<Record<string, string>>;

function rowValues(list: string, most: number, fields: readonly string[], rows: readonly Row[]): SellerValues {
  return Object.fromEntries(
    Array.from({ length: most }, (_, index) =>
      fields.map((field) => [`${list}/${index}/${field}`, rows[index]?.[field] ?? ''] as const),
    ).flat(),
  );
}

/** The rows of a list as they stand in the fields, up to the last one that holds anything. */
export function rowsOf(values: SellerValues, list: string, fields: readonly string[], most: number): Row[] {
  const rows = Array.from({ length: most }, (_, index) =>
    Object.fromEntries(fields.map((field) => [field, values[`${list}/${index}/${field}`]?.trim() ?? ''])),
  );
  const last = rows.findLastIndex((row) => fields.some((field) => row[field] !== ''));
  return rows.slice(0, last + 1);
}

/** The fields of a list after one row was taken out: those below it move up, so that pointers stay true. */
export function withoutRow(
  values: SellerValues,
  list: string,
  fields: readonly string[],
  most: number,
  index: number,
): SellerValues {
  const rows = rowsOf(values, list, fields, most).filter((_, at) => at !== index);
  return rowValues(list, most, fields, rows);
}

export function sellerValues(seller: Seller): SellerValues {
  return {
    name: seller.name,
    legalName: seller.legalName,
    country: seller.country,
    currency: seller.currency,
    timeZone: seller.timeZone,
    fiscalStartMonth: String(seller.fiscalStartMonth),
    'branding/hue': String(seller.branding.hue),
    'branding/chroma': String(seller.branding.chroma),
    ...Object.fromEntries(addressFields.map((field) => [`address/${field}`, seller.address[field] ?? ''])),
    ...rowValues('banks', mostBanks, bankFields, seller.banks),
    ...rowValues('vatRegistrations', mostRegistrations, vatFields, seller.vatRegistrations),
    staffNeedSecondFactor: seller.staffNeedSecondFactor ? 'yes' : '',
  };
}

/** The seller as the server takes it. */
export function sellerBody(values: SellerValues): SellerChange {
  const text = (name: string) => values[name]?.trim() ?? '';
  const [line2, region] = [text('address/line2'), text('address/region')];
  return {
    name: text('name'),
    legalName: text('legalName'),
    country: text('country'),
    currency: text('currency'),
    timeZone: text('timeZone'),
    fiscalStartMonth: Number(text('fiscalStartMonth')),
    branding: { hue: Number(text('branding/hue')), chroma: Number(text('branding/chroma')) },
    address: {
      line1: text('address/line1'),
      postalCode: text('address/postalCode'),
      city: text('address/city'),
      ...(line2 ? { line2 } : {}),
      ...(region ? { region } : {}),
    },
    banks: rowsOf(values, 'banks', bankFields, mostBanks) as Bank[],
    vatRegistrations: rowsOf(values, 'vatRegistrations', vatFields, mostRegistrations) as VatRegistration[],
    staffNeedSecondFactor: values.staffNeedSecondFactor === 'yes',
  };
}
