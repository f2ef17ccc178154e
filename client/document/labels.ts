/** Words that the text's own drawing needs, in the reader's language. */
import type { TFunction } from 'i18next';

export interface DocumentLabels {
  headline: string;
  standfirst: string;
  alternative: string;
  caption: string;
  credit: string;
  picture: string;
  /** A picture of another host, which is named and not loaded. */
  notLoaded(host: string): string;
  embed: string;
  residue: string;
}

export function documentLabels(t: TFunction<'document'>): DocumentLabels {
  return {
    headline: t('headlinePlaceholder'),
    standfirst: t('standfirstPlaceholder'),
    alternative: t('alternativePlaceholder'),
    caption: t('captionPlaceholder'),
    credit: t('creditPlaceholder'),
    picture: t('picture'),
    notLoaded: (host) => t('notLoaded', { host }),
    embed: t('embed'),
    residue: t('residue'),
  };
}
