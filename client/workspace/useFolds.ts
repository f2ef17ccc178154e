/** Which parts of the workspace fold away on this screen. */
import { useMediaQuery } from '@mantine/hooks';

/** Below these widths the ledger panel folds away, and the margin becomes a drawer (look.md). */
const PANEL_FOLDS = '(max-width: 1099.9px)';
const MARGIN_FOLDS = '(max-width: 799.9px)';

export function useFolds(): { panelFolds: boolean; marginFolds: boolean } {
  const panelFolds = useMediaQuery(PANEL_FOLDS, false, { getInitialValueInEffect: false });
  const marginFolds = useMediaQuery(MARGIN_FOLDS, false, { getInitialValueInEffect: false });
  return { panelFolds, marginFolds };
}
