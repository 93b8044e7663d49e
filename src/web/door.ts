import type { ComponentType, ReactNode } from 'react';
import type { CatalogueName } from './texts.ts';

/** A screen of a door: its address, with `:name` for a part that varies, and the file that draws it. */
export type Screen = {
  readonly path: string;
  readonly load: () => Promise<{ default: ComponentType }>;
  /** Catalogues beside the door's own that only this screen needs. */
  readonly texts?: readonly CatalogueName[];
  /** Stays as it is while only the varying parts of its address change: a list beside its detail. */
  readonly stays?: boolean;
};

/** A front door: the frame around its screens, the catalogues they speak from, and the screens. */
export type Door = {
  readonly shell: ComponentType<{ children: ReactNode }>;
  readonly texts: readonly CatalogueName[];
  readonly screens: readonly Screen[];
};
