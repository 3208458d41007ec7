#include "core/samples/dense_weighted_sums.hpp"

#include "core/blas/blas.hpp"

namespace agop {

using blas::Transpose;

void DenseWeightedSums::compute(const double* weights, std::size_t t, Range classes, double* H,
                                double* totals, double* scratch) const {
  const std::size_t n = alpha_.samples, k = classes.size();
  for (std::size_t l = 0; l < k; ++l) {
    const double* alpha = alpha_.ofClass(classes.begin + l);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < t; ++j) scratch[j + i * t] = alpha[i] * weights[j + i * t];
    blas::gemm(Transpose::no, Transpose::yes, t, dimension_, n, 1.0, scratch, t, rows_, dimension_, 0.0,
               H + l * t, t * k);
  }
  if (totals != nullptr)
    blas::gemm(Transpose::no, Transpose::no, t, k, n, 1.0, weights, t, alpha_.ofClass(classes.begin), n, 0.0,
               totals, t);
}

}  // namespace agop
