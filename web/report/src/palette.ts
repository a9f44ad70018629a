// Colours, all at least 4.5:1 on white where they carry text or a mark (WCAG 2.1 AA).
import type {Level, State} from './report';

export const ink = '#1b2430';
export const muted = '#4d5966';
export const line = '#cfd6dd';
export const brand = '#0b5d66';
export const male = '#2b6a99';
export const female = '#a8556a';
export const stateColours: Record<State, string> = {met: '#17703f', not_met: '#b3261e', undecided: '#8a5200', no_data: '#56616d', hidden: '#56616d'};
export const levelColours: Record<Level, string> = {error: '#b3261e', warn: '#8a5200', suspect: '#3d5a80'};
export const fonts = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
