import { create } from "zustand";

/** Whether the keyboard wants to go on in what is found, as soon as there is something. */
export const useListFocus = create<{ wanted: boolean }>()(() => ({ wanted: false }));

export const wantListFocus = (wanted: boolean) =>
  useListFocus.getState().wanted !== wanted && useListFocus.setState({ wanted });
