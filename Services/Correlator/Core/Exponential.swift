import Glibc

/// e to the power of `x`.
func exponential(_ x: Double) -> Double { exp(x) }

/// The natural logarithm of `x`.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// The square root of `x`.
func squareRoot(_ x: Double) -> Double { sqrt(x) }

/// The Gauss error function of `x`.
func gaussError(_ x: Double) -> Double { erf(x) }
