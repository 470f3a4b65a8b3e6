import type { Choice } from '../../ui/voices-and-languages.ts';

const codes = 'AR AT AU BE BG BR CA CH CL CN CO CZ DE DK EE ES FI FR GB GR HK HR HU IE IL IN IS IT JP KR LT LU LV MT MX MY NL NO NZ PE PH PL PT RO SE SG SI SK TH TR TW UA US ZA'.split(' ');

/** Countries by their English names, in their order. */
export function countries(): readonly Choice[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  return codes.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => a.label.localeCompare(b.label, 'en'));
}
