/** Takes in what is pasted or dropped anywhere on the page. */
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotice } from '../ui/Notices.tsx';
import { clipboardOffer, decodeText, FILE_LIMIT_MB, fileFault, type Intake } from './intake.ts';
import { type Offer, recognise } from './material.ts';

const parseHtml = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** In a field or dialog a paste belongs to that field. */
function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [role="dialog"]') !== null;
}

export interface IntakeState {
  intake: Intake;
  setIntake(intake: Intake): void;
  takeOffer(offer: Offer): void;
  takeFiles(files: FileList | null): void;
  /** True while a file is held over the page. */
  dragging: boolean;
}

/** `allowed` is false for people who may not bring in articles; a paste or drop then says so. */
export function useIntake(allowed: boolean): IntakeState {
  const [intake, setIntake] = useState<Intake>({ kind: 'closed' });
  const takeOffer = useTakeOffer(setIntake, allowed);
  const takeFiles = useTakeFiles(takeOffer);
  usePaste(takeOffer, takeFiles);
  const dragging = useDrop(takeFiles);
  return { intake, setIntake, takeOffer, takeFiles, dragging };
}

function useTakeOffer(setIntake: (intake: Intake) => void, allowed: boolean): (offer: Offer) => void {
  const { t } = useTranslation('desk');
  const notice = useNotice();
  return useCallback(
    (offer) => {
      const { fileName } = offer;
      const material = allowed ? recognise(offer, parseHtml) : null;
      if (material) setIntake({ kind: 'material', material, fileName: fileName ?? null });
      else if (!allowed) notice({ kind: 'failed', text: t('mayNot') });
      else notice({ kind: 'failed', text: fileName ? t('fileEmpty', { name: fileName }) : t('pasteEmpty') });
    },
    [setIntake, allowed, notice, t],
  );
}

function useTakeFiles(takeOffer: (offer: Offer) => void): (files: FileList | null) => void {
  const { t } = useTranslation('desk');
  const notice = useNotice();
  const read = useCallback(
    async (file: File) => {
      const { name } = file;
      const fault = fileFault(file);
      const text = fault ? null : decodeText(await file.bytes());
      if (text === null) {
        notice({ kind: 'failed', text: t(fault ?? 'fileUnreadable', { name, limit: FILE_LIMIT_MB }) });
      } else takeOffer({ text, fileName: name });
    },
    [notice, t, takeOffer],
  );
  return useCallback(
    (files) => {
      const [file, ...others] = files ?? [];
      if (!file) return;
      const failed = () => notice({ kind: 'failed', text: t('fileUnreadable', { name: file.name }) });
      read(file).catch(failed);
      if (others.length > 0) notice({ kind: 'failed', text: t('onlyOne', { name: file.name }) });
    },
    [read, notice, t],
  );
}

function usePaste(takeOffer: (offer: Offer) => void, takeFiles: (files: FileList | null) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      if (!data || inField(event.target)) return;
      event.preventDefault();
      const offer = clipboardOffer(data);
      if (!offer && data.files.length > 0) takeFiles(data.files);
      else takeOffer(offer ?? { text: '' });
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [takeOffer, takeFiles]);
}

function useDrop(takeFiles: (files: FileList | null) => void): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent): void => {
      setDragging(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      takeFiles(event.dataTransfer?.files ?? null);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [takeFiles]);
  return dragging;
}
