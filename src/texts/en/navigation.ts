/** The names of screens, as menus and the command palette show them. */
export default {
  groupDay: 'Day',
  storeHome: 'Products',
  portalHome: 'Home',
  partnerHome: 'Home',
  deskHome: 'Today',
  findAnything: 'Find anything',
  findPortal: 'Your PO, an order, invoice or key',
  forAccount: 'for {account}',
  paletteTitle: 'Find a screen or a record',
  palettePlaceholder: 'A name, number, phone, order, PO or key',
  paletteScreens: 'Screens',
  paletteRecords: 'Records',
  paletteSearching: 'Searching',
  paletteNothing: 'Nothing found for “{q}”. Try a number, a name or a part of a mail address.',
  paletteFound: '{count, plural, one {# result} other {# results}}',
  paletteKeys: 'Up and down choose, Enter opens, Escape closes',
} as const;
