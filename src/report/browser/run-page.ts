import "./shared/page.css";
import "./run-page.css";
import type { RunPageData } from "../pages/run/run-page-data.ts";
import { showEigenvalues } from "./run/eigenvalues-section.ts";
import { EncodingsSection } from "./run/encodings-section.ts";
import { FeatureMatrices } from "./run/feature-matrices.ts";
import { FeaturesSection } from "./run/features-section.ts";
import { IterationSlider } from "./run/iteration-slider.ts";
import { showMetrics } from "./run/metrics-section.ts";
import { Samples } from "./run/samples.ts";
import { SamplesSection } from "./run/samples-section.ts";
import { pageData, setUpPage } from "./shared/page.ts";

async function show(data: RunPageData): Promise<void> {
  const positions = new Set([...data.features.iterations, ...data.samples.iterations]);
  const slider = new IterationSlider([...positions].sort((a, b) => a - b));
  showMetrics(data.metrics, slider);
  const [matrices, samples] = await Promise.all([
    FeatureMatrices.unpack(data.features),
    Samples.unpack(data.samples),
  ]);
  new FeaturesSection(data.features, matrices, slider);
  new SamplesSection(samples, slider, data.encodings);
  if (data.encodings !== null) new EncodingsSection(data.encodings, slider);
  showEigenvalues(data.eigenvalues, slider);
  // Tell tests that the pictures are ready.
  document.documentElement.dataset.ready = "true";
}

setUpPage();
show(pageData<RunPageData>());
