/** Takes in what is pasted or dropped anywhere on the page. */
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotice } from '../ui/Notices.tsx';
import { clipboardOffer, FILE_LIMIT_MB, fileFault, type Intake } from './intake.ts';
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
  const takeFiles = useTakeFiles(setIntake, allowed);
  usePaste(takeOffer, takeFiles);
  const dragging = useDrop(takeFiles);
  return { intake, setIntake, takeOffer, takeFiles, dragging };
}

function useTakeOffer(setIntake: (intake: Intake) => void, allowed: boolean): (offer: Offer) => void {
  const { t } = useTranslation('desk');
  const notice = useNotice();
  return useCallback(
    (offer) => {
      const material = allowed ? recognise(offer, parseHtml) : null;
      if (material) setIntake({ kind: 'material', material });
      else notice({ kind: 'failed', text: allowed ? t('pasteEmpty') : t('mayNot') });
    },
    [setIntake, allowed, notice, t],
  );
}

/** Those that can be read go on to the dialog together; each other is named with what is wrong with it. */
function useTakeFiles(setIntake: (intake: Intake) => void, allowed: boolean): (files: FileList | null) => void {
  const { t } = useTranslation('desk');
  const notice = useNotice();
  return useCallback(
    (list) => {
      const files = [...(list ?? [])];
      if (files.length === 0) return;
      if (!allowed) {
        notice({ kind: 'failed', text: t('mayNot') });
        return;
      }
      const fit = files.filter((file) => {
        const fault = fileFault(file);
        if (fault) notice({ kind: 'failed', text: t(fault, { name: file.name, limit: FILE_LIMIT_MB }) });
        return fault === null;
      });
      if (fit.length > 0) setIntake({ kind: 'files', files: fit });
    },
    [setIntake, allowed, notice, t],
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
