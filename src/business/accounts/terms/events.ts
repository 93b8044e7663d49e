/** What accounts announces (version 1 of each); `data` of the event. */
export type AccountsEvents = {
  'account.opened': {
    readonly accountId: string;
    readonly number: string;
    readonly name: string;
    readonly status: string;
  };
  'account.changed': {
    readonly accountId: string;
    readonly number: string;
    readonly name: string;
    readonly status: string;
  };
  'accounts.imported': { readonly importId: string; readonly opened: number; readonly changed: number };
  'accounts.import_undone': { readonly importId: string };
  'account.parent_changed': { readonly accountId: string; readonly parentId: string | null; readonly fromDay: string };
  'person.joined': { readonly personId: string; readonly accountId: string; readonly roles: readonly string[] };
  'person.changed': { readonly personId: string };
  'person.left': { readonly personId: string; readonly accountId: string };
  'staff.changed': { readonly personId: string; readonly roles: readonly string[]; readonly active: boolean };
  'store.opened': { readonly storeId: string };
};
