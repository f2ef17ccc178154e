/** The words in which evidence is told apart. */
export const RELATIONS = ['supports', 'contradicts', 'context'] as const;
export const EVIDENCE_KINDS = [
  'document',
  'webpage',
  'interview',
  'phone',
  'recording',
  'image',
  'dataset',
  'observation',
  'archive',
  'expert',
] as const;
export const ATTRIBUTIONS = ['onRecord', 'background', 'offRecord', 'anonymous'] as const;
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
/** What is asked of an image or a video. */
export const IMAGE_QUESTIONS = ['provenance', 'source', 'date', 'location', 'motivation'] as const;

export const TIERS = ['primary', 'secondary'] as const;
