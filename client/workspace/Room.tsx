/** Puts an open article on screen: header, ledger panel, paper, margin; and the keys that work in all of them. */
import type { Editor } from '@tiptap/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import type { Article } from '../api/shapes.ts';
import { CheckroomDock } from '../checkroom/CheckroomDock.tsx';
import { RestoreContext } from '../claims/checking/restoreContext.ts';
import { DeskTags } from '../claims/DeskTags.tsx';
import { ColleaguesContext } from '../claims/evidence/colleagues.ts';
import { SelectionPalette } from '../claims/SelectionPalette.tsx';
import { ArticleEditor } from '../document/ArticleEditor.tsx';
import { isClosed } from '../margin/annotationViews.ts';
import { CommentContext } from '../margin/commentContext.ts';
import { isFiltered } from '../margin/filters.ts';
import { HeatStrip } from '../margin/HeatStrip.tsx';
import { useLines } from '../margin/lines.ts';
import { Margin } from '../margin/Margin.tsx';
import { PassageChooser } from '../margin/PassageChooser.tsx';
import { PassageDrawing } from '../margin/PassageDrawing.tsx';
import '../margin/passages.css';
import { passagesExtension } from '../margin/passages.ts';
import { SelectionButton } from '../margin/SelectionButton.tsx';
import { suggestionsExtension } from '../margin/suggestions/suggestionMarks.ts';
import { useSuggestionMarks } from '../margin/suggestions/useSuggestionMarks.ts';
import { CandidatePreview } from '../margin/tray/preview.ts';
import { TrayRoom } from '../margin/tray/TrayRoom.tsx';
import { usePeople } from '../margin/usePeople.ts';
import { useSelected, useStore } from '../margin/useStore.ts';
import { ProposalBar } from '../proposals/ProposalBar.tsx';
import { ProposalKeys } from '../proposals/ProposalKeys.tsx';
import { useProposals } from '../proposals/useProposals.ts';
import { ClearanceButton } from '../review/ClearanceButton.tsx';
import { CoverageMeter } from '../review/CoverageMeter.tsx';
import { CoverageStrip } from '../review/CoverageStrip.tsx';
import { CoverageLine } from '../review/coverageLine.ts';
import { ProofBanner } from '../review/ProofBanner.tsx';
import { PendingSentences } from '../review/pendingSentences.ts';
import { ProofView } from '../review/proof.ts';
import { ReviewKeys } from '../review/ReviewKeys.tsx';
import { useClaimChecks } from '../review/useClaimChecks.ts';
import { useDeskReview } from '../review/useDeskReview.ts';
import { useProof } from '../review/useProof.tsx';
import { ReviewContext } from '../review/useReview.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { SuggestingBanner, SuggestingSwitch } from '../suggesting/SuggestingSwitch.tsx';
import { useBranchMarks } from '../suggesting/useBranchMarks.ts';
import { useKeptCaret, useSendAfterPause, useSuggesting } from '../suggesting/useSuggesting.ts';
import { Banners } from './Banners.tsx';
import { EndedNotice } from './EndedNotice.tsx';
import { Header } from './Header.tsx';
import { Panel } from './panel/Panel.tsx';
import { SideDrawer } from './SideDrawer.tsx';
import { useAnnotations } from './useAnnotations.ts';
import { useDoing } from './useDoing.ts';
import { useDrawer } from './useDrawer.ts';
import { useFolds } from './useFolds.ts';
import { useMarginFilter } from './useMarginFilter.ts';
import { useMarginModel } from './useMarginModel.ts';
import { usePictures } from './usePictures.ts';
import { useQuoteOf } from './useQuoteOf.ts';
import { useRestoreWording } from './useRestoreWording.ts';
import { useSurroundings } from './useSurroundings.ts';
import { useThreadLink } from './useThreadLink.ts';
import { useWorkspaceKeys } from './useWorkspaceKeys.ts';
import { WorkspaceCommands } from './WorkspaceCommands.tsx';
import styles from './workspace.module.css';

export interface RoomProps {
  session: ArticleSession;
  article: Article;
  /** The desk's name. */
  desk: string;
}

export function Room({ session, article, desk }: RoomProps) {
  const { t } = useTranslation('workspace');
  const content = useStore(session.content);
  const role = useStore(session.role);
  // Not the whole save state, which changes with each keystroke.
  const endReason = useSelected(session.save, (save) => (save.kind === 'ended' ? save.reason : null));
  const isLoading = useSelected(session.save, (save) => save.kind === 'loading');
  const ready = useStore(session.ready);
  const [editor, setEditor] = useState<Editor | null>(null);
  const suggesting = useSuggesting(session);
  const branch = useStore(suggesting.branch);
  const written = useStore(suggesting.known);
  const shownText = branch?.text ?? content.text;
  const branchMarks = useBranchMarks(content.text, branch);
  const model = useMarginModel(session, editor, shownText);
  const active = useStore(model.active);
  const composing = useStore(model.composing);
  const tagging = useStore(model.tagging);
  const wording = useStore(model.suggestions.writing);
  const surroundings = useSurroundings(session, article, model);
  const view = useMarginFilter();
  const review = useDeskReview(article.desk, {
    ...{ ledger: session.ledger, clock: session.clock, editor, text: content.text, isBranch: branch !== null },
    language: article.language,
  });
  const proof = useProof(session.notes);
  const proposals = useProposals(session, model, {
    ...{ editor, isReady: ready, isBranch: branch !== null, text: content.text, language: article.language },
  });
  const checks = useClaimChecks(review, session.ledger.state);
  const { me } = surroundings;
  const annotations = useAnnotations(session, editor, { search: view.search, me, active, checks });
  const person = usePeople(session.people, annotations.people);
  const pictures = usePictures(article.id);
  const extensions = useMemo(
    () => [
      passagesExtension({ onClick: (passages, at) => model.activateAmong(annotations.on(passages), at) }),
      suggestionsExtension({ onWordings: model.suggestions.wordings.set }),
      pictures,
      CandidatePreview,
      ProofView,
      CoverageLine,
      PendingSentences,
      proposals.extension,
      ...branchMarks,
    ],
    [annotations.on, model, pictures, proposals.extension, branchMarks],
  );
  const { panelFolds, marginFolds } = useFolds();
  // What one suggests oneself stands in the branch, whatever became of its words there.
  const detached = useMemo(
    () => annotations.detached.filter(({ id }) => !written.has(id)),
    [annotations.detached, written],
  );
  useSuggestionMarks(editor, annotations.all, written);
  useSendAfterPause(suggesting, editor);
  useKeptCaret(editor);
  useThreadLink(session, model, view.search.thread);
  const parts = { session, model, editor, annotations, suggesting };
  useWorkspaceKeys(parts);
  const reviewed = { session, editor, proof, language: article.language, isBranch: branch !== null };
  useDoing(session, model, editor);

  const quoteOf = useQuoteOf(annotations.all);
  const restore = useRestoreWording(session, editor, role);
  const known = useStore(session.people.byId);
  const colleagues = useMemo(() => [...known.values()].filter((one) => one.onDesk), [known]);

  const drawer = useDrawer(model, panelFolds, marginFolds);
  const sheets = useRef<HTMLDivElement>(null);
  const lines = useLines(marginFolds ? null : editor, sheets);

  const takeBack = useCallback(
    (command: string) => {
      const entry = session.outbox.entries.get().find((one) => one.command.id === command);
      if (entry) model.takeBack(entry.command);
    },
    [session, model],
  );
  if (endReason) return <EndedNotice reason={endReason} session={session} />;
  const panel = <Panel {...{ model, role, editor, annotations, person, view, proposals }} />;
  const margin = (
    <TrayRoom session={session} model={model} editor={editor} text={shownText} person={person}>
      <Margin
        session={session}
        model={model}
        editor={editor}
        annotations={annotations.listed}
        detached={detached}
        dismissed={annotations.dismissed}
        stacked={marginFolds}
        lines={lines}
        filtered={isFiltered(view.search)}
        onClearFilter={view.clear}
        person={person}
        onTakeBack={takeBack}
      />
    </TrayRoom>
  );
  return (
    <CommentContext value={surroundings}>
      <DeskTags desk={article.desk} used={annotations.tags}>
        <RestoreContext value={restore}>
          <ColleaguesContext value={colleagues}>
            <ReviewContext value={review}>
              <PassageDrawing
                editor={editor}
                text={shownText}
                annotations={annotations.listed}
                active={active}
                composing={composing ?? wording ?? (tagging && 'words' in tagging ? tagging.words : null)}
                arrival={ready ? (isLoading ? 'local' : 'shared') : 'none'}
                beside={!marginFolds}
              />
              <ReviewKeys {...reviewed} />
              <ProposalKeys onScreen={proposals} />
              <WorkspaceCommands {...parts} {...reviewed} article={article.id} />
              <div className={styles['room']}>
                <Header
                  session={session}
                  article={article}
                  desk={desk}
                  model={model}
                  onPanel={panelFolds ? () => drawer.open('panel') : null}
                  onMargin={marginFolds ? () => drawer.open('margin') : null}
                  filtered={isFiltered(view.search)}
                  openAnnotations={annotations.all.filter((one) => !isClosed(one)).length}
                  meter={
                    <CoverageMeter
                      editor={branch === null ? editor : null}
                      language={article.language}
                      outbox={session.outbox}
                    />
                  }
                  clearance={
                    <ClearanceButton
                      model={model}
                      outbox={session.outbox}
                      mayDecide={may(role, 'clearance.decide')}
                      person={person}
                      quoteOf={quoteOf}
                      name={article.headline || article.slug}
                      text={content.text}
                      editor={branch === null ? editor : null}
                      language={article.language}
                      me={session.person}
                    />
                  }
                />
                <div className={styles['body']}>
                  {!panelFolds && <aside className={styles['panel']}>{panel}</aside>}
                  <main id="content" className={styles['stage']} tabIndex={-1}>
                    <Banners session={session} suggesting={branch !== null} />
                    <SuggestingBanner suggesting={suggesting} />
                    {branch === null && <ProofBanner proof={proof} />}
                    <div className={styles['sheets']} ref={sheets}>
                      <div className={styles['paper']}>
                        {ready && may(role, 'claim.work') && <SuggestingSwitch suggesting={suggesting} />}
                        <ArticleEditor
                          key={content.generation}
                          text={shownText}
                          awareness={content.awareness}
                          editable={ready && (may(role, 'text.write') || branch !== null)}
                          language={article.language}
                          extensions={extensions}
                          onEditor={setEditor}
                          label={t('articleLabel', { headline: article.headline || article.slug })}
                        />
                      </div>
                      <ProposalBar proposals={proposals.proposals} editor={editor} origin={sheets} />
                      {!marginFolds && margin}
                      {marginFolds && (
                        <SelectionButton
                          session={session}
                          model={model}
                          editor={editor}
                          origin={sheets}
                          beside={false}
                        />
                      )}
                    </div>
                    <SelectionPalette model={model} annotations={annotations.all} />
                    <PassageChooser model={model} annotations={annotations.all} />
                  </main>
                  {!marginFolds && (
                    <>
                      {branch === null && <CoverageStrip editor={editor} sheets={sheets} />}
                      <HeatStrip
                        model={model}
                        annotations={annotations.ordered}
                        active={active}
                        lines={lines}
                        sheets={sheets}
                      />
                    </>
                  )}
                </div>
                <CheckroomDock session={session} model={model} person={person} isFolded={marginFolds} />
                <SideDrawer
                  opened={drawer.shown === 'panel'}
                  onClose={drawer.close}
                  title={t('panel')}
                  side="left"
                  width={300}
                >
                  {panel}
                </SideDrawer>
                <SideDrawer
                  opened={drawer.shown === 'margin'}
                  onClose={drawer.close}
                  title={t('margin')}
                  side="right"
                  width={360}
                >
                  {margin}
                </SideDrawer>
              </div>
            </ReviewContext>
          </ColleaguesContext>
        </RestoreContext>
      </DeskTags>
    </CommentContext>
  );
}
