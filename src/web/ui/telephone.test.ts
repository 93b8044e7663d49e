import { expect, it } from 'vitest';
import { telephone } from './telephone.ts';

it.each([
  ['+1 503 555 0142', 'tel:+15035550142'],
  ['+49 (0)40 555-01', 'tel:+494055501'],
  ['(0)40 555 01', 'tel:04055501'],
  ['040 555 01 Durchwahl 12', 'tel:04055501;ext=12'],
])('%s is dialled as %s', (phone, link) => expect(telephone(phone)).toBe(link));
